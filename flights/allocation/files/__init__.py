"""The problem and the plan as files: columns, faults by file, line and field, and nothing half-written."""
