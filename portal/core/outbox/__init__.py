"""The outbox: mail and events written with the row they are about, delivered by the worker."""
