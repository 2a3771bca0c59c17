"""The third book: twelve further forms of job descriptions, each in the words of another kind of institution."""
