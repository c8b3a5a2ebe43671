"""What is done on the people's side; the file names are the steps of the journey."""
