"""What units hand in: revisions with file and answers, their states and the steps between them."""
