package io.obconnect.load;
import picocli.CommandLine.Command;
@Command(name="compare") final class CompareCommand extends Measurement { void measure(Report r){} }
@Command(name="flood") final class FloodCommand extends Measurement { void measure(Report r){} }
@Command(name="scale") final class ScaleCommand extends Measurement { void measure(Report r){} }
@Command(name="soak") final class SoakCommand extends Measurement { void measure(Report r){} }
