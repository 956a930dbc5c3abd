"""Reminders by e-mail: a digest for those who asked for it, at most one a week to a person.

A digest is built with the rights of the person it goes to (`digest_letter`), from a template that an office can replace,
and handed to a mail server by SMTP (`send_digests`).
"""

from mail.digests import TEMPLATES, digest_letter
from mail.letters import Letter
from mail.sending import End, Outcome, planned_digests, send_digests
from mail.server import MailServer, ServerAway
from mail.settings import Settings, settings
from mail.template_files import Template, all_template_problems, template_problems

__all__ = [
    "TEMPLATES",
    "End",
    "Letter",
    "MailServer",
    "Outcome",
    "ServerAway",
    "Settings",
    "Template",
    "all_template_problems",
    "digest_letter",
    "planned_digests",
    "send_digests",
    "settings",
    "template_problems",
]
