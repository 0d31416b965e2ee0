"""The Elasticsearch engine: another view of the entries, fed by the worker."""
