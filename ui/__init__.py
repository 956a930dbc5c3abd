"""What people see: one module a page, and the blocks and charts that pages share."""
