"""A magazine is never lost and can move house: backups, restores, and copies from one database to another."""
