# person_authentication script, Jython: everything is in the extension's jar.
from io.obconnect.janssen import ObconnectPersonAuthentication


class PersonAuthentication(ObconnectPersonAuthentication):
    def __init__(self, currentTimeMillis):
        ObconnectPersonAuthentication.__init__(self)
