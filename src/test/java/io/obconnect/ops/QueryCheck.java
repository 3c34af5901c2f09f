package io.obconnect.ops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads queries of Prometheus as far as they say what they ask for: every metric must be exported, every label be one of its metric's, every
 * function be one of Prometheus', every bracket be closed. What a query computes isn't looked at.
 */
final class QueryCheck {

    private static final Set<String> FUNCTIONS = Set.of("sum", "max", "min", "avg", "count", "rate", "increase", "histogram_quantile", "time",
            "absent", "clamp_max", "clamp_min", "label_values");
    private static final Set<String> GROUPING = Set.of("by", "without", "on", "ignoring");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool");
    /** What Prometheus adds at the scrape. */
    private static final Set<String> ADDED = Set.of("instance", "job");
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|\\[[^\\]]*]|\"(?:[^\"\\\\]|\\\\.)*\"|[a-zA-Z_][a-zA-Z0-9_]*|\\d[\\d.e]*|=~|!~|!=|==|>=|<=|[-+*/%<>=(){},]");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private final Map<String, Set<String>> exported = new HashMap<>();

    /** @param scrape Prometheus' text format */
    QueryCheck(String scrape) {
        SAMPLE.matcher(scrape).results().forEach(sample -> {
            Set<String> labels = exported.computeIfAbsent(sample.group(1), name -> new HashSet<>(ADDED));
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> labels.add(label.group(1)));
            }
        });
    }

    /** What is wrong; empty where nothing is. */
    List<String> wrong(String query) {
        List<String> wrong = new ArrayList<>();
        List<String> tokens = tokens(query, wrong);
        Set<String> allowed = new HashSet<>(ADDED);
        tokens.stream().filter(exported::containsKey).forEach(metric -> allowed.addAll(exported.get(metric)));
        int depth = 0;
        String metric = null;
        boolean matching = false;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
            if (token.equals("(")) {
                depth++;
            } else if (token.equals(")") && --depth < 0) {
                wrong.add("a bracket too many");
            } else if (token.equals("{")) {
                matching = true;
            } else if (token.equals("}")) {
                matching = false;
            } else if (GROUPING.contains(token)) {
                i = grouped(tokens, i + 1, allowed, wrong);
            } else if (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_') {
                if (matching) {
                    if (!exported.getOrDefault(metric, Set.of()).contains(token)) {
                        wrong.add(metric + " has no label " + token);
                    }
                } else if (next.equals("(") || GROUPING.contains(next)) {
                    if (!FUNCTIONS.contains(token) && !OPERATORS.contains(token)) {
                        wrong.add("unknown function " + token);
                    }
                } else if (!OPERATORS.contains(token)) {
                    metric = token;
                    if (!exported.containsKey(token)) {
                        wrong.add("no metric " + token);
                    }
                }
            }
        }
        if (depth != 0 || matching) {
            wrong.add("a bracket isn't closed");
        }
        return wrong;
    }

    /** The labels between brackets; returns where they end. */
    private static int grouped(List<String> tokens, int open, Set<String> allowed, List<String> wrong) {
        int close = tokens.subList(open, tokens.size()).indexOf(")") + open;
        tokens.subList(open + 1, close).stream().filter(label -> !label.equals(",") && !label.equals("le") && !allowed.contains(label))
                .forEach(label -> wrong.add("no label " + label));
        return close;
    }

    private static List<String> tokens(String query, List<String> wrong) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(query);
        int at = 0;
        while (at < query.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                wrong.add("can't be read from: " + query.substring(at));
                break;
            }
            if (!matcher.group().isBlank()) {
                tokens.add(matcher.group());
            }
            at = matcher.end();
        }
        return tokens;
    }
}
