"""What Singer plugins share that read from or write to a file drop."""
