"""WHAT is open: published rounds as read-only JSON and CSV at stable addresses of the same server."""
