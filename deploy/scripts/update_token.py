# update_token script, Jython: everything is in the extension's jar.
from io.obconnect.janssen import ObconnectUpdateToken


class UpdateToken(ObconnectUpdateToken):
    def __init__(self, currentTimeMillis):
        ObconnectUpdateToken.__init__(self)
