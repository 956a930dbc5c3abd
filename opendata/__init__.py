"""WHAT is open: published rounds as read-only JSON and CSV at stable addresses of the same server.

Whoever reaches the server may read it, without signing in. All of it comes from the document that was frozen when a
round was published: nothing is scored anew, and no round that is not published is here.
"""

from opendata.addresses import addresses_of, is_on
from opendata.routes import open_data

__all__ = ["addresses_of", "is_on", "open_data"]
