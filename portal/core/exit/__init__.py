"""Exit this page: forget everything of this visitor and send them somewhere neutral."""
