"""Accounts as a file: the list of people, written for Excel and read with every problem at its cell."""

from checklist.accounts.columns import ListedAccount
from checklist.accounts.places import place_words
from checklist.accounts.reader import read_accounts
from checklist.accounts.roles import ROLE_WORDS
from checklist.accounts.writer import write_account_list

__all__ = ["ROLE_WORDS", "ListedAccount", "place_words", "read_accounts", "write_account_list"]
