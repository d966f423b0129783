"""When a brief is due, and how cron, systemd or launchd comes to call for it."""
