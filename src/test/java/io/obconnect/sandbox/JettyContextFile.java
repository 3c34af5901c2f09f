package io.obconnect.sandbox;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** {@code webapps/jans-auth.xml}, read as Jetty reads it: as XML, without its comments. */
final class JettyContextFile {

    private JettyContextFile() {
    }

    /** The jars that the server adds to its class path; a name is relative to JETTY_BASE. */
    static List<Path> extraClasspath(Path jettyBase) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            NodeList settings = factory.newDocumentBuilder().parse(jettyBase.resolve("webapps/jans-auth.xml").toFile())
                    .getElementsByTagName("Set");
            List<Path> jars = IntStream.range(0, settings.getLength()).mapToObj(i -> (Element) settings.item(i))
                    .filter(set -> set.getAttribute("name").equals("extraClasspath"))
                    .flatMap(set -> Arrays.stream(set.getTextContent().split("[,;]"))).map(String::strip).filter(name -> !name.isEmpty())
                    .map(name -> jettyBase.resolve(name).normalize()).toList();
            for (Path jar : jars) {
                if (!Files.isRegularFile(jar)) {
                    throw new IOException("the context file names a jar that isn't there: " + jar);
                }
            }
            return jars;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("webapps/jans-auth.xml can't be read", e);
        }
    }
}
