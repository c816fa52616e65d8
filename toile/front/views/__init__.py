"""The public screens of the front, one subject a file."""
