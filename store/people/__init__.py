"""Who acts: accounts, roles and rights, and the store in the name of one person."""
