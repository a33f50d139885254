"""SFTP on a real socket: one server and one session, for the drop and for DotApparel's inbox."""
