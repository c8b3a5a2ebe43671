"""The public site: no account, no cookie, no script; the address is the key."""
