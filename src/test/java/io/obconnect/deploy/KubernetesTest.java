package io.obconnect.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.obconnect.tools.Obconnect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.NodeList;
import picocli.CommandLine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;

/** What {@code deploy/kubernetes} holds is what Kubernetes, the Prometheus operator and Janssen's chart take, and fits together. */
class KubernetesTest {

    private static final String FOLDER = "/etc/obconnect";
    private static final Path PAGE = Path.of("docs/kubernetes.md");

    /**
     * The keys of the chart janssen/janssen that are set, as its values.yaml has them in 1.1.4, 1.7.0 and July 2026; those that end in a dot
     * are handed on as they are.
     */
    private static final Set<String> CHART = Set.of("global.auth-server.cnCustomJavaOptions", "global.auth-server.appLoggers.authLogLevel",
            "global.auth-server.appLoggers.authLogTarget", "auth-server.image.repository", "auth-server.image.tag",
            "auth-server.usrEnvs.normal.", "auth-server.lifecycle.", "auth-server.volumes", "auth-server.volumeMounts",
            "nginx-ingress.ingress.additionalAnnotations.", "config.configmap.cnCacheType", "config.configmap.cnRedisType",
            "config.configmap.cnRedisUrl", "config.configmap.cnRedisUseSsl");

    static List<Path> yamlFiles() {
        return Manifests.yamlFiles();
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void everyYamlFileIsReadWithoutAKeyThatStandsTwice(Path file) {
        assertThat(Manifests.yaml(file)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void everyManifestHasNoFieldThatItsTypeLacks(Path file) {
        Map<String, Object> manifest = Manifests.yaml(file);
        if (manifest.containsKey("kind")) {
            Class<?> type = Map.of("batch/v1 Job", Job.class, "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
                    "monitoring.coreos.com/v1 PodMonitor", PodMonitor.class, "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class)
                    .get(manifest.get("apiVersion") + " " + manifest.get("kind"));
            assertThat(type).as("the type of %s", file).isNotNull();
            assertThat(Manifests.as(type, manifest)).isNotNull();
        }
    }

    @Test
    void aMisspelledFieldIsSeen() {
        assertThatThrownBy(() -> Manifests.as(Job.class, Manifests.yaml("""
                apiVersion: batch/v1
                kind: Job
                spec:
                  ttlSecondAfterFinished: 1
                """))).hasMessageContaining("ttlSecondAfterFinished");
    }

    @Test
    void theJobRunsOnceAndGoesAndMayDoNothingThatItNeedNot() {
        Job job = Manifests.as(Job.class, "register-job.yaml");
        PodSpec pod = job.getSpec().getTemplate().getSpec();
        Container container = pod.getContainers().get(0);

        assertThat(job.getMetadata().getGenerateName()).endsWith("-");
        assertThat(job.getMetadata().getName()).isNull();
        assertThat(job.getSpec().getBackoffLimit()).isZero();
        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isPositive();
        assertThat(job.getSpec().getActiveDeadlineSeconds()).isPositive();
        assertThat(pod.getRestartPolicy()).isEqualTo("Never");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getResources().getRequests()).containsOnlyKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsOnlyKeys("cpu", "memory");
        assertThat(container.getVolumeMounts()).extracting(VolumeMount::getName)
                .containsExactlyInAnyOrderElementsOf(pod.getVolumes().stream().map(Volume::getName).toList());
    }

    @Test
    void theJobsCommandIsOneOfTheTools() {
        List<String> words = Manifests.as(Job.class, "register-job.yaml").getSpec().getTemplate().getSpec().getContainers().get(0).getArgs();
        CommandLine command = Obconnect.commandLine().getSubcommands().get(words.get(0));

        assertThat(command).as(words.get(0)).isNotNull();
        assertThat(command.getCommandSpec().optionsMap().keySet())
                .containsAll(words.subList(1, words.size()).stream().map(word -> word.split("=")[0]).toList());
    }

    @Test
    void everySecretThatIsMountedOrReadIsMadeByTheLinesOfThePage() throws Exception {
        Map<String, Set<String>> made = secretsOfThePage();
        Job job = Manifests.as(Job.class, "register-job.yaml");
        PodSpec pod = job.getSpec().getTemplate().getSpec();
        VolumeMount mount = pod.getContainers().get(0).getVolumeMounts().get(0);

        assertThat(made.get(pod.getVolumes().get(0).getSecret().getSecretName())).isEqualTo(pod.getContainers().get(0).getArgs().stream()
                .filter(word -> word.contains("=" + mount.getMountPath() + "/"))
                .map(word -> word.substring(word.lastIndexOf('/') + 1)).collect(Collectors.toSet()));
        var metrics = Manifests.as(ServiceMonitor.class, "service-monitor.yaml").getSpec().getEndpoints().get(0).getAuthorization().getCredentials();
        assertThat(made.get(metrics.getName())).contains(metrics.getKey());
        assertThat(Manifests.as(PodMonitor.class, "pod-monitor.yaml").getSpec().getPodMetricsEndpoints().get(0).getAuthorization().getCredentials())
                .isEqualTo(metrics);
        assertThat(made.get(secretOfTheServer())).containsAll(Manifests.text(Manifests.KUBERNETES.resolve("bank.properties")).lines()
                .filter(line -> line.contains("=file:")).map(line -> line.substring(line.indexOf("=file:" + FOLDER + "/")))
                .map(value -> value.substring(value.lastIndexOf('/') + 1)).toList());
    }

    /** {@code kubectl create secret generic NAME … --from-file=[KEY=]FILE}. */
    private static Map<String, Set<String>> secretsOfThePage() throws Exception {
        return Pattern.compile("kubectl create secret generic (\\S+)((?:[^`\\n\\\\]|\\\\\\n)*)").matcher(Files.readString(PAGE)).results()
                .collect(Collectors.toMap(found -> found.group(1), found -> Pattern.compile("--from-file=(?:(\\S+)=)?(\\S+)")
                        .matcher(found.group(2)).results().map(key -> key.group(1) != null ? key.group(1)
                                : key.group(2).substring(key.group(2).lastIndexOf('/') + 1)).collect(Collectors.toSet()),
                        (first, whileItChanges) -> first));
    }

    @SuppressWarnings("unchecked")
    private static String secretOfTheServer() {
        Map<String, Object> server = (Map<String, Object>) Manifests.yaml(Manifests.KUBERNETES.resolve("values.yaml")).get("auth-server");
        Volume volume = Manifests.as(Volume.class, ((List<Map<String, Object>>) server.get("volumes")).get(0));
        VolumeMount mount = Manifests.as(VolumeMount.class, ((List<Map<String, Object>>) server.get("volumeMounts")).get(0));
        assertThat(Manifests.as(Lifecycle.class, (Map<String, Object>) server.get("lifecycle")).getPreStop()).isNotNull();
        assertThat(mount.getName()).isEqualTo(volume.getName());
        assertThat(mount.getMountPath()).isEqualTo(FOLDER);
        assertThat(mount.getSubPath()).as("a file mounted by subPath never follows its Secret").isNull();
        return volume.getSecret().getSecretName();
    }

    @Test
    void everyValueIsOneThatTheChartReads() {
        List<String> set = new ArrayList<>();
        for (String name : List.of("values.yaml", "values-redis.yaml")) {
            leaves("", Manifests.yaml(Manifests.KUBERNETES.resolve(name)), set);
        }
        assertThat(set).contains("global.auth-server.cnCustomJavaOptions").allSatisfy(key -> assertThat(CHART)
                .as(key).anyMatch(known -> known.endsWith(".") ? key.startsWith(known) : key.equals(known)));
    }

    @SuppressWarnings("unchecked")
    private static void leaves(String path, Object value, List<String> found) {
        if (value instanceof Map<?, ?> map) {
            ((Map<String, Object>) map).forEach((key, inner) -> leaves(path.isEmpty() ? key : path + "." + key, inner, found));
        } else {
            found.add(path);
        }
    }

    @Test
    void theRulesOfTheOperatorAreThePlainRules() {
        PrometheusRule rule = Manifests.as(PrometheusRule.class, "prometheus-rule.yaml");
        Object groups = Manifests.yaml(Manifests.DEPLOY.resolve("alerts.yml")).get("groups");

        assertThat(rule.getSpec().getGroups().get(0).getRules()).hasSizeGreaterThan(10);
        assertThat(((Map<?, ?>) Manifests.yaml(Manifests.KUBERNETES.resolve("prometheus-rule.yaml")).get("spec")).get("groups")).isEqualTo(groups);
    }

    /** The image makes its log configuration of a template; ours is the template of a server, as far as the commands look at it. */
    @Test
    void theDockerfilesCommandsGiveTheAuditTrailAnAppenderOfItsOwn(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
        Path template = Files.createDirectories(folder.resolve("app/templates/jans-auth")).resolve("log4j2.xml");
        Files.writeString(template, """
                <Configuration>
                    <Appenders>
                        <Console name="STDOUT" target="SYSTEM_OUT"/>
                    </Appenders>
                    <Loggers>
                        <Root level="$root_log_level"><AppenderRef ref="$root_log_target"/></Root>
                    </Loggers>
                </Configuration>
                """);
        Matcher run = Pattern.compile("RUN ((?:.*\\\\\\n)*.*)").matcher(Manifests.text(Manifests.KUBERNETES.resolve("Dockerfile")));
        assertThat(run.find()).isTrue();
        Process shell = new ProcessBuilder("sh", "-c", run.group(1).replace("\\\n", " ").replace("/app/", folder + "/app/"))
                .redirectErrorStream(true).redirectOutput(folder.resolve("shell.log").toFile()).start();
        assertThat(shell.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(shell.exitValue()).as(Files.readString(folder.resolve("shell.log"))).isZero();

        var parsed = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readString(template).getBytes(StandardCharsets.UTF_8)));
        assertThat(parsed.getElementsByTagName("Console").getLength()).isEqualTo(2);
        NodeList loggers = parsed.getElementsByTagName("Logger");
        assertThat(loggers.getLength()).isEqualTo(1);
        assertThat(loggers.item(0).getAttributes().getNamedItem("name").getNodeValue()).isEqualTo("io.obconnect.audit");
        assertThat(loggers.item(0).getAttributes().getNamedItem("additivity").getNodeValue()).isEqualTo("false");
    }

    @Test
    void nothingWithAQueryIsLoggedByTheIngress() {
        Map<?, ?> config = (Map<?, ?>) ((Map<?, ?>) Manifests.yaml(Manifests.KUBERNETES.resolve("ingress-nginx-values.yaml"))
                .get("controller")).get("config");

        for (String format : List.of((String) config.get("log-format-upstream"), Manifests.text(Manifests.DEPLOY.resolve("nginx/obconnect-log.conf")))) {
            assertThat(format).contains("$uri", "$status").doesNotContainPattern("\\$(request|request_uri|args|query_string|http_referer|arg_\\w+)\\b");
        }
        assertThat(config.get("error-log-level")).isEqualTo("crit");
        assertThat(Manifests.text(Manifests.DEPLOY.resolve("nginx/obconnect.conf"))).containsPattern("error_log \\S+ crit;");
    }
}
