"""Why an upload is refused."""


class UploadRefused(Exception):
    """This file cannot be taken; the text tells the editor what to do."""
