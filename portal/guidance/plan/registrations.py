"""What plan and measures register with the kernel."""


def register() -> None:
    pass
