"""The kinds of section that a profile can ask for: one module each, with `score(frame, spec, scene) -> Score`."""
