"""Patient Handbook: chronic pain and ketamine treatment, read without the internet."""

__version__ = "0.1.0"
