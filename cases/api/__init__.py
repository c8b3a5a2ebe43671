"""The API about people: reads through visible_to and the queue's filters, acts through the operations."""
