"""What is done for the movement; the file names are the steps of the journey."""
