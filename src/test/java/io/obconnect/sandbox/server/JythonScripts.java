package io.obconnect.sandbox.server;

import io.jans.model.custom.script.type.BaseExternalType;

import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.util.PythonInterpreter;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Runs a script's text as the server does: the class of a fixed name in it, called with the time. */
final class JythonScripts {

    private JythonScripts() {
    }

    /**
     * Makes the script's object.
     *
     * @param className by the script's type, for example {@code UpdateToken}
     */
    // the interpreter lives as long as what it made
    @SuppressWarnings("resource")
    static BaseExternalType instance(String text, String className) {
        Properties properties = new Properties();
        properties.setProperty("python.import.site", "false");
        properties.setProperty("python.cachedir.skip", "true");
        PythonInterpreter.initialize(System.getProperties(), properties, new String[0]);
        PythonInterpreter interpreter = new PythonInterpreter();
        interpreter.execfile(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        PyObject type = interpreter.get(className);
        if (type == null) {
            throw new IllegalArgumentException("the script has no class " + className);
        }
        return (BaseExternalType) type.__call__(new PyObject[] {new PyLong(System.currentTimeMillis())}).__tojava__(BaseExternalType.class);
    }
}
