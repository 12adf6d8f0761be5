"""The steps from one file to many machines, each with the real thing on this one."""
