"""Who wants a digest by e-mail, and when it last went out."""
