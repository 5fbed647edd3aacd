"""How the language model is made; nothing here is imported by kg/."""
