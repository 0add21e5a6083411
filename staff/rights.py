"""What each role may do, in words; docs/roles.md says the same route by route, and a test walks them all."""

from collections.abc import Mapping

from kit.auth import Role

RIGHTS: Mapping[Role, tuple[str, ...]] = {
    Role.AGENT: (
        "See every setting, and change none of the shop's.",
        "Read and answer the tickets and customers of the stores and teams that they may see.",
        "Say whether they themselves are away, and keep their own password, codes and sessions.",
    ),
    Role.MANAGER: (
        "Make and change teams, routing rules, views, deadlines and macros.",
        "Say whether somebody else is away.",
        "Read reports.",
    ),
    Role.ADMIN: (
        "Configure skills, guidance, articles, channels, shops, hours and handoff.",
        "Invite people, change their role, limit what they see, and shut them out; owners excepted.",
        "Make and revoke keys, and read the audit log.",
    ),
    Role.OWNER: ("Make, change and shut out owners; one always stays.",),
}
"""What a role may do besides what the lower ones may."""
