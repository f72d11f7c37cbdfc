package dev.assay.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.assay.architecture.Conditions.in;
import static dev.assay.architecture.Conditions.notAccess;
import static dev.assay.architecture.Conditions.notDependOn;
import static dev.assay.architecture.Conditions.owner;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/// What a decision module may not touch, because then the same inputs would no longer give the same outcome everywhere.
final class DeterminismRules {

    private static final Set<String> HASHED = Set.of("java.util.HashMap", "java.util.HashSet", "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.Hashtable", "java.util.Properties", "java.util.concurrent.ConcurrentHashMap");
    private static final Set<String> MEMORY_ONLY_IO = Set.of("java.io.IOException", "java.io.UncheckedIOException", "java.io.EOFException",
            "java.io.Serializable", "java.io.ByteArrayInputStream", "java.io.ByteArrayOutputStream", "java.io.DataInputStream",
            "java.io.DataOutputStream", "java.io.DataInput", "java.io.DataOutput", "java.io.StringReader", "java.io.StringWriter");
    private static final Set<String> EXACT_MATHS = Set.of("abs", "absExact", "addExact", "ceil", "ceilDiv", "ceilDivExact", "ceilMod",
            "clamp",
            "copySign", "decrementExact", "divideExact", "fabs", "floor", "floorDiv", "floorDivExact", "floorMod", "fma", "getExponent",
            "incrementExact", "max", "min", "multiplyExact", "multiplyFull", "multiplyHigh", "negateExact", "nextAfter", "nextDown",
            "nextUp",
            "powExact", "rint", "round", "scalb", "signum", "sqrt", "subtractExact", "toIntExact", "ulp", "unsignedMultiplyExact",
            "unsignedMultiplyHigh", "unsignedPowExact");

    private DeterminismRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("decision modules read no clock", "clock", root -> decision(root, notAccess("a clock", DeterminismRules::clock))),
                new Rule("the wall clock is read in adapters.system only", "wallclock", DeterminismRules::wallClock),
                new Rule("decision modules draw no randomness", "randomness",
                        root -> decision(root, notAccess("randomness", DeterminismRules::randomness))),
                new Rule("decision modules do no I/O", "io",
                        root -> decision(root,
                                notDependOn("I/O", DeterminismRules::io).and(notAccess("a console stream", DeterminismRules::console)))),
                new Rule("decision modules know nothing of the machine", "machine",
                        root -> decision(root, notAccess("the machine's settings", DeterminismRules::machine))),
                new Rule("decision modules have no thread, future or lock", "threads",
                        root -> decision(root, notDependOn("a thread, future or lock", DeterminismRules::concurrent).and(Monitors.NONE))),
                new Rule("decision modules construct no collection in hash order", "hashorder",
                        root -> decision(root, notAccess("a hashed collection", DeterminismRules::hashed))),
                new Rule("decision modules run no parallel stream", "parallel",
                        root -> decision(root, notAccess("a parallel stream", DeterminismRules::parallel))),
                new Rule("decision modules use StrictMath where Math may differ between machines", "maths",
                        root -> decision(root,
                                notAccess("Math", target -> owner(target, "java.lang.Math") && !EXACT_MATHS.contains(target.getName())))));
    }

    private static ArchRule decision(String root, ArchCondition<JavaClass> condition) {
        return classes().that().resideInAnyPackage(Modules.packages(root, Modules.DECISION)).should(condition);
    }

    private static ArchRule wallClock(String root) {
        return classes().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root + ".adapters.system..")
                .should(notAccess("a clock", DeterminismRules::clock));
    }

    private static boolean clock(AccessTarget target) {
        String name = target.getName();
        boolean now = in(target.getOwner(), "java.time") && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
        boolean ticks = owner(target, "java.lang.System") && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
        boolean calendar = (owner(target, "java.util.Date") || owner(target, "java.util.GregorianCalendar")) && constructor(target)
                && parameters(target) == 0
                || owner(target, "java.util.Calendar") && name.equals("getInstance");
        return now && !owner(target, "java.time.ZoneId") || ticks || calendar;
    }

    private static boolean randomness(AccessTarget target) {
        String type = target.getOwner().getFullName();
        return switch (type) {
            case "java.util.Random", "java.util.SplittableRandom" -> constructor(target) && parameters(target) == 0;
            case "java.lang.Math", "java.lang.StrictMath" -> target.getName().equals("random");
            case "java.util.UUID" -> target.getName().equals("randomUUID");
            case "java.util.Collections" -> target.getName().equals("shuffle") && parameters(target) == 1;
            case "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom" -> true;
            default -> in(target.getOwner(), "java.util.random");
        };
    }

    private static boolean io(JavaClass type) {
        boolean file = in(type, "java.io") || in(type, "java.nio.file") || in(type, "java.nio.channels");
        return file && !MEMORY_ONLY_IO.contains(type.getFullName()) || in(type, "java.net") || in(type, "java.sql");
    }

    private static boolean console(AccessTarget target) {
        return owner(target, "java.lang.System") && Set.of("in", "out", "err", "console").contains(target.getName())
                || owner(target, "java.lang.IO");
    }

    private static boolean machine(AccessTarget target) {
        return switch (target.getOwner().getFullName()) {
            case "java.lang.System" ->
                Set.of("getenv", "getProperty", "getProperties", "identityHashCode", "lineSeparator").contains(target.getName());
            case "java.util.Locale", "java.util.TimeZone" -> target.getName().equals("getDefault");
            case "java.time.ZoneId" -> target.getName().equals("systemDefault");
            case "java.nio.charset.Charset" -> target.getName().equals("defaultCharset");
            case "java.lang.Runtime", "java.lang.ProcessBuilder", "java.lang.ProcessHandle" -> true;
            default -> false;
        };
    }

    private static boolean concurrent(JavaClass type) {
        String name = type.getFullName();
        return in(type, "java.util.concurrent") && !name.equals("java.util.concurrent.TimeUnit")
                || Set.of("java.lang.Thread", "java.lang.ThreadLocal", "java.lang.InheritableThreadLocal", "java.lang.ScopedValue",
                        "java.util.Timer")
                        .contains(name);
    }

    private static boolean hashed(AccessTarget target) {
        String name = target.getName();
        return switch (target.getOwner().getFullName()) {
            case String type when HASHED.contains(type) -> constructor(target) || name.startsWith("newHash") || name.equals("newKeySet");
            case "java.util.Map" -> name.equals("of") || name.equals("ofEntries") || name.equals("copyOf");
            case "java.util.Set" -> name.equals("of") || name.equals("copyOf");
            case "java.util.stream.Collectors" -> switch (name) {
                case "toSet", "toUnmodifiableSet", "toUnmodifiableMap", "toConcurrentMap", "groupingByConcurrent" -> true;
                case "toMap" -> parameters(target) < 4;
                case "groupingBy" -> parameters(target) < 3;
                default -> false;
            };
            default -> false;
        };
    }

    private static boolean parallel(AccessTarget target) {
        String name = target.getName();
        return name.equals("parallel") && in(target.getOwner(), "java.util.stream") || name.equals("parallelStream")
                || owner(target, "java.util.Arrays") && name.startsWith("parallel");
    }

    private static boolean constructor(AccessTarget target) {
        return target.getName().equals("<init>");
    }

    private static int parameters(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget unit ? unit.getRawParameterTypes().size() : -1;
    }
}
