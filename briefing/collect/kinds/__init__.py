"""One module for each kind of source: `offers(source, tools)` names what there is, without getting what is known."""
