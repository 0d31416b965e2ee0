"""Support services, in a child’s and in an adult’s voice."""
