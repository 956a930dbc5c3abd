"""What the running program tells its operators: counters, one line of JSON an event, and whether it is well."""
