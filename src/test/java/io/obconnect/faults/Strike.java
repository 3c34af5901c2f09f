package io.obconnect.faults;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.obconnect.faults.DirectoryFaults.Operation;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One fault on its way into one journey. */
interface Strike {

    /** The step is about to be taken. */
    void arm(Cluster cluster);

    /** The person saw a failure, and is about to press reload. */
    default void reloading(Cluster cluster) {
    }

    /** The person pressed reload, and something came. */
    default void reloaded(Cluster cluster) {
    }

    /** Whether it has happened. */
    default boolean struck(Cluster cluster) {
        return cluster.faults().struck();
    }

    /** How it is to be read in the report. */
    String words();

    Predicate<Operation> ANY = operation -> true;
    Predicate<Operation> WRITE = Operation::writes;

    /** Whoever waits for something else than time gives up after this, on the slowest machine. */
    Duration PATIENCE = Duration.ofMinutes(5);

    /** {@code kill -9} of the node that serves the step, at one of its operations in the directory or before any. */
    static Strike kill(Random random, int earlier) {
        int first = earlier(random.nextInt(5), earlier);
        int when = random.nextInt(3);
        return new Strike() {
            @Override
            public void arm(Cluster cluster) {
                int node = cluster.preferred();
                if (when == 0) {
                    cluster.faults().arm(ANY, 0, 1, new DirectoryFaults.Fault() { });
                    cluster.kill(node);
                    return;
                }
                cluster.faults().arm(operation -> cluster.preferred() == node, first, 1, new DirectoryFaults.Fault() {
                    @Override
                    public void before() throws LDAPException {
                        if (when == 1) {
                            cluster.kill(node);
                            throw new LDAPException(ResultCode.UNAVAILABLE); // to nobody: it isn't done
                        }
                    }

                    @Override
                    public Optional<ResultCode> after() {
                        if (when == 2) {
                            cluster.kill(node);
                        }
                        return Optional.empty();
                    }
                });
            }

            @Override
            public String words() {
                return when == 0 ? "before the request" : (when == 1 ? "before" : "after") + " operation " + first;
            }
        };
    }

    /** How long the directory takes. */
    enum Stall {
        BRIEFLY("operation %d for half a second"),
        UNTIL_RELOAD("operation %d until reload"),
        /** at the same node, where one request of a journey waits for the other */
        UNTIL_THE_RELOAD_IS_WITH_ITS_NODE("operation %d until the reload is with its node"),
        /** at the other node, where nothing waits for what stalls */
        PAST_RELOAD("operation %d past reload at the other node"),
        ALL_UNTIL_RELOAD("everything from operation %d until reload");

        private final String words;

        Stall(String words) {
            this.words = words;
        }
    }

    /** The directory takes its time: with one operation, or with all. */
    static Strike stall(Random random, int earlier) {
        int first = earlier(random.nextInt(5), earlier);
        Stall stall = Stall.values()[random.nextInt(Stall.values().length)];
        CountDownLatch over = new CountDownLatch(1);
        return new Strike() {

            private volatile int node;

            @Override
            public void arm(Cluster cluster) {
                node = cluster.preferred();
                cluster.faults().arm(ANY, first, stall == Stall.ALL_UNTIL_RELOAD ? Integer.MAX_VALUE : 1, new DirectoryFaults.Fault() {
                    @Override
                    public void before() {
                        if (stall != Stall.BRIEFLY && over.getCount() > 0) {
                            cluster.balancer().giveUp();
                        }
                        await(over, stall == Stall.BRIEFLY ? Duration.ofMillis(500) : PATIENCE);
                    }
                });
            }

            @Override
            public void reloading(Cluster cluster) {
                switch (stall) {
                    case PAST_RELOAD -> cluster.prefer(1 - node);
                    case UNTIL_THE_RELOAD_IS_WITH_ITS_NODE -> {
                        cluster.prefer(node);
                        cluster.balancer().whenPassed(over::countDown);
                    }
                    default -> {
                        cluster.faults().heal();
                        over.countDown();
                    }
                }
            }

            @Override
            public void reloaded(Cluster cluster) {
                over.countDown();
            }

            @Override
            public String words() {
                return stall.words.formatted(first);
            }
        };
    }

    private static int earlier(int operation, int by) {
        return Math.max(0, operation - by);
    }

    private static void await(CountDownLatch over, Duration most) {
        try {
            over.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The directory says no: to one operation, or to all until the person presses reload; to writes only, or to all. */
    static Strike refuse(Random random, int earlier) {
        boolean writes = random.nextBoolean();
        int first = earlier(random.nextInt(writes ? 3 : 5), earlier);
        boolean all = random.nextBoolean();
        ResultCode code = new ResultCode[] {ResultCode.UNAVAILABLE, ResultCode.UNWILLING_TO_PERFORM, ResultCode.BUSY}[random.nextInt(3)];
        return new Strike() {
            @Override
            public void arm(Cluster cluster) {
                cluster.faults().arm(writes ? WRITE : ANY, first, all ? Integer.MAX_VALUE : 1, new DirectoryFaults.Fault() {
                    @Override
                    public void before() throws LDAPException {
                        throw new LDAPException(code);
                    }
                });
            }

            @Override
            public void reloading(Cluster cluster) {
                cluster.faults().heal();
            }

            @Override
            public String words() {
                return (all ? "all from " : "") + (writes ? "write " : "operation ") + first + " with " + code;
            }
        };
    }

    /** A write is acknowledged and isn't done, or is done and isn't acknowledged, or the connection breaks before or after it. */
    static Strike loseWrite(Random random, int earlier) {
        int first = earlier(random.nextInt(3), earlier);
        int kind = random.nextInt(4);
        return new Strike() {
            @Override
            public void arm(Cluster cluster) {
                cluster.faults().arm(WRITE, first, 1, new DirectoryFaults.Fault() {
                    @Override
                    public void before() throws LDAPException {
                        if (kind == 0) {
                            throw new LDAPException(ResultCode.SUCCESS);
                        }
                        if (kind == 3) {
                            cluster.cutFromDirectory();
                            throw new LDAPException(ResultCode.UNAVAILABLE); // to nobody: it isn't done
                        }
                    }

                    @Override
                    public Optional<ResultCode> after() {
                        if (kind == 2) {
                            cluster.cutFromDirectory();
                        }
                        return kind == 1 ? Optional.of(ResultCode.UNAVAILABLE) : Optional.empty();
                    }
                });
            }

            @Override
            public String words() {
                return "write " + first + (switch (kind) {
                    case 0 -> " acknowledged and not done";
                    case 1 -> " done and answered as refused";
                    case 2 -> " done and cut off";
                    default -> " cut off and not done";
                });
            }
        };
    }

    /** A node's clock, or both, is ten minutes off from now on. */
    static Strike clock(Random random) {
        int node = random.nextInt(3);
        Duration by = Duration.ofMinutes(random.nextBoolean() ? 10 : -10);
        return new Strike() {
            @Override
            public void arm(Cluster cluster) {
                if (node < 2) {
                    cluster.setWrong(node, by);
                } else {
                    cluster.setWrong(0, by);
                    cluster.setWrong(1, by);
                }
            }

            @Override
            public boolean struck(Cluster cluster) {
                return true;
            }

            @Override
            public String words() {
                return (node < 2 ? "one node " : "both nodes ") + by;
            }
        };
    }

    /** The browser's connection breaks while the answer comes, at any of its octets. */
    static Strike cut(Random random) {
        double part = random.nextInt(3) == 0 ? 0 : random.nextDouble();
        return new Strike() {
            @Override
            public void arm(Cluster cluster) {
                cluster.balancer().cuttingAfter(length -> (int) (part * length));
            }

            @Override
            public void reloading(Cluster cluster) {
                cluster.balancer().cutting(false);
            }

            @Override
            public boolean struck(Cluster cluster) {
                return true;
            }

            @Override
            public String words() {
                return "the answer is lost after %.0f %%".formatted(100 * part);
            }
        };
    }

    /** The same, and the person presses reload when the code is worth nothing any more. */
    static Strike cutAndLate(Random random) {
        Strike cut = cut(random);
        return new Strike() {

            private boolean late;

            @Override
            public void arm(Cluster cluster) {
                cut.arm(cluster);
            }

            @Override
            public void reloading(Cluster cluster) {
                cut.reloading(cluster);
                if (!late) {
                    late = true;
                    cluster.pass(Duration.ofSeconds(61));
                }
            }

            @Override
            public boolean struck(Cluster cluster) {
                return true;
            }

            @Override
            public String words() {
                return cut.words() + ", reload after a minute";
            }
        };
    }

    /** The answer is lost behind the proxy, which asks the other node. */
    static Strike retry(Random random) {
        return new Strike() {
            @Override
            public void arm(Cluster cluster) {
                cluster.balancer().retryOnce();
            }

            @Override
            public boolean struck(Cluster cluster) {
                return cluster.balancer().retried();
            }

            @Override
            public String words() {
                return "the proxy asks the other node too";
            }
        };
    }

    /** The Consent App doesn't answer for so long. */
    static Strike hang(Random random) {
        Duration hanging = Duration.ofSeconds(new int[] {60, 180, 280, 360, 900, 90_000}[random.nextInt(6)]);
        return new Strike() {
            @Override
            public void arm(Cluster cluster) {
                cluster.pass(hanging);
            }

            @Override
            public boolean struck(Cluster cluster) {
                return true;
            }

            @Override
            public String words() {
                return "for " + hanging;
            }
        };
    }
}
