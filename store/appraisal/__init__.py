"""What appraisers say of a submission, and which of them answers for which group."""
