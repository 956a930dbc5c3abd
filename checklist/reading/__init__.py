"""How a filled checklist is read: from the parts of a workbook, over sheets and tables, to answers."""
