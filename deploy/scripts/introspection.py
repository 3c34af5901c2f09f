# introspection script, Jython: everything is in the extension's jar.
from io.obconnect.janssen import ObconnectIntrospection


class Introspection(ObconnectIntrospection):
    def __init__(self, currentTimeMillis):
        ObconnectIntrospection.__init__(self)
