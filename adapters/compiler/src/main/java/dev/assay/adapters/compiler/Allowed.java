package dev.assay.adapters.compiler;

import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a strategy may use: a list of what is allowed, so that anything unknown is refused, and for the common mistakes what to do instead.
final class Allowed {
    private static final List<String> PACKAGES = List.of("dev.assay.core.calendar.", "dev.assay.core.event.", "dev.assay.core.instrument.",
            "dev.assay.core.market.", "dev.assay.core.money.", "dev.assay.core.order.", "dev.assay.core.portfolio.",
            "dev.assay.core.signal.",
            "dev.assay.signalcore.", "java.math.", "java.time.", "java.util.function.", "java.util.stream.", "java.lang.runtime.");

    private static final Set<String> LANG = Set.of("Object", "String", "StringBuilder", "CharSequence", "Math", "StrictMath", "Integer",
            "Long",
            "Double", "Float", "Short", "Byte", "Boolean", "Character", "Number", "Enum", "Record", "Comparable", "Iterable", "Void",
            "Override",
            "FunctionalInterface", "MatchException", "AssertionError", "Throwable", "Runnable", "AutoCloseable", "System");

    private static final Set<String> UTIL = Set.of("ArrayList", "List", "Collection", "Collections", "Arrays", "ArrayDeque", "Deque",
            "Queue",
            "PriorityQueue", "LinkedList", "TreeMap", "TreeSet", "LinkedHashMap", "LinkedHashSet", "EnumMap", "EnumSet", "Map", "Map$Entry",
            "NavigableMap", "NavigableSet", "SortedMap", "SortedSet", "SequencedCollection", "SequencedMap", "SequencedSet", "Set",
            "BitSet",
            "Optional", "OptionalInt", "OptionalLong", "OptionalDouble", "Objects", "Comparator", "Iterator", "ListIterator", "Locale",
            "StringJoiner", "PrimitiveIterator", "PrimitiveIterator$OfInt", "DoubleSummaryStatistics", "LongSummaryStatistics",
            "IntSummaryStatistics", "NoSuchElementException", "ConcurrentModificationException", "concurrent.TimeUnit");

    private static final Set<String> INEXACT = Set.of("sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10",
            "log1p",
            "pow", "cbrt", "sinh", "cosh", "tanh", "hypot");

    private Allowed() {}

    static String binaryName(ClassDesc type) {
        String name = type.descriptorString();
        return name.substring(1, name.length() - 1).replace('/', '.');
    }

    private static final Set<String> CONSTANTS = Set.of("java.lang.String", "java.lang.Integer", "java.lang.Long", "java.lang.Double",
            "java.lang.Boolean", "java.lang.Character", "java.lang.Float", "java.lang.Short", "java.lang.Byte",
            "dev.assay.signalcore.Param");

    /// Whether a static field of this type cannot change once it is set.
    static boolean immutable(ClassDesc type) {
        if (type.isPrimitive()) {
            return true;
        }
        if (type.isArray()) {
            return false;
        }
        String name = binaryName(type);
        return CONSTANTS.contains(name) || name.startsWith("java.math.") || name.startsWith("java.time.")
                || name.startsWith("dev.assay.core.money.") || name.startsWith("dev.assay.core.signal.")
                || name.startsWith("dev.assay.core.order.");
    }

    /// Why a call, field access or construction is refused; null when it is allowed.
    ///
    /// @param parameters number of parameters, -1 where not known
    static @Nullable String refusal(String owner, String name, int parameters) {
        String shown = owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.') + (name.equals("<init>") ? "" : "." + name);
        String known = knownMistake(owner, name, parameters, shown);
        return known != null
                ? known
                : allowed(owner)
                        ? null
                        : shown + " is not among what a strategy may use: the core and signalcore types, java.math, java.time values, collections and streams";
    }

    private static boolean allowed(String owner) {
        if (owner.startsWith("java.lang.") && !owner.startsWith("java.lang.runtime.")) {
            String rest = owner.substring("java.lang.".length());
            return LANG.contains(rest) || rest.endsWith("Exception") && rest.indexOf('.') < 0;
        }
        if (owner.startsWith("java.util.") && !owner.startsWith("java.util.function.") && !owner.startsWith("java.util.stream.")) {
            return UTIL.contains(owner.substring("java.util.".length()));
        }
        return PACKAGES.stream().anyMatch(owner::startsWith);
    }

    private static @Nullable String knownMistake(String owner, String name, int parameters, String shown) {
        if (readsClock(owner, name)) {
            return shown + " reads a clock: use context.now(), the time of the present instant";
        }
        if (drawsRandomness(owner, name)) {
            return shown + " draws randomness: a run could not be repeated; take what must vary as a parameter";
        }
        if (name.equals("hashCode") && identityHash(owner) || owner.equals("java.lang.System") && name.equals("identityHashCode")) {
            return shown + " differs between runs: use a field of your own";
        }
        if (hashOrder(owner, name, parameters)) {
            return shown + " is in hash order, which differs between runs: use TreeMap, TreeSet, LinkedHashMap or LinkedHashSet";
        }
        if (reachesOutside(owner, name)) {
            return shown + " reaches outside the run: market data comes through the callbacks, everything else through parameters";
        }
        if (leavesThread(owner, name)) {
            return shown + " leaves the loop's thread: callbacks run one at a time; for later work set a timer with context.setTimer";
        }
        if (owner.startsWith("java.lang.reflect.") || owner.equals("java.lang.Class") || owner.equals("java.lang.ClassLoader")
                || owner.startsWith("java.lang.invoke.") || owner.startsWith("java.lang.foreign.") || owner.startsWith("sun.")) {
            return shown + " could get around the rules: strategies call things by name";
        }
        if (machinesLanguage(owner, name, parameters)) {
            return shown + " depends on the machine's language or time zone: name a Locale (Locale.ROOT) or a ZoneId";
        }
        if (owner.equals("java.lang.Math") && INEXACT.contains(name)) {
            return shown + " may differ in its last bit between machines: use StrictMath." + name;
        }
        return null;
    }

    /// Whether the type's hash code is its address and not its value: enums, and classes that define none.
    private static boolean identityHash(String owner) {
        try {
            Class<?> definedBy = Class.forName(owner, false, Allowed.class.getClassLoader()).getMethod("hashCode").getDeclaringClass();
            return definedBy == Object.class || definedBy == Enum.class;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static boolean readsClock(String owner, String name) {
        return owner.startsWith("java.time.") && (name.equals("now") || name.equals("dateNow") || owner.equals("java.time.Clock")
                || owner.startsWith("java.time.Clock$") || owner.equals("java.time.InstantSource"))
                || owner.equals("java.lang.System") && (name.equals("nanoTime") || name.equals("currentTimeMillis"))
                || owner.equals("java.util.Date") || owner.equals("java.util.Calendar") || owner.equals("java.util.GregorianCalendar");
    }

    private static boolean drawsRandomness(String owner, String name) {
        return owner.endsWith("Random") || owner.startsWith("java.util.random.") || owner.equals("java.lang.Math") && name.equals("random")
                || owner.equals("java.lang.StrictMath") && name.equals("random") || owner.equals("java.util.UUID")
                || owner.equals("java.util.Collections") && name.equals("shuffle");
    }

    private static boolean reachesOutside(String owner, String name) {
        return owner.startsWith("java.io.") || owner.startsWith("java.nio.") || owner.startsWith("java.net.")
                || owner.startsWith("java.lang.Process") || owner.equals("java.lang.System") && !name.equals("arraycopy")
                || owner.equals("java.lang.Runtime") || owner.equals("java.util.Scanner") || name.equals("printStackTrace")
                || owner.equals("java.lang.Integer") && name.equals("getInteger")
                || owner.equals("java.lang.Long") && name.equals("getLong")
                || owner.equals("java.lang.Boolean") && name.equals("getBoolean") || owner.equals("java.time.zone.ZoneRulesProvider");
    }

    private static boolean leavesThread(String owner, String name) {
        return owner.startsWith("java.lang.Thread") || owner.startsWith("java.util.concurrent.") && !owner.endsWith(".TimeUnit")
                || owner.endsWith(".TimeUnit") && (name.equals("sleep") || name.startsWith("timed")) || owner.equals("java.util.Timer")
                || owner.equals("java.util.TimerTask") || owner.startsWith("java.util.") && name.startsWith("parallel")
                || owner.equals("java.util.stream.StreamSupport")
                || owner.equals("java.lang.Object") && (name.equals("wait") || name.startsWith("notify"));
    }

    private static boolean hashOrder(String owner, String name, int parameters) {
        boolean collectors = owner.equals("java.util.stream.Collectors");
        return Set.of("java.util.HashMap", "java.util.HashSet", "java.util.IdentityHashMap", "java.util.WeakHashMap", "java.util.Hashtable")
                .contains(owner)
                || (owner.equals("java.util.Map") || owner.equals("java.util.Set"))
                        && (name.equals("of") || name.equals("copyOf") || name.equals("ofEntries"))
                || collectors && (Set.of("toSet", "toUnmodifiableSet", "toUnmodifiableMap").contains(name) || name.endsWith("Concurrent")
                        || name.equals("toConcurrentMap"))
                || collectors && (name.equals("toMap") && parameters < 4 || name.equals("groupingBy") && parameters < 3);
    }

    private static boolean machinesLanguage(String owner, String name, int parameters) {
        boolean string = owner.equals("java.lang.String");
        return owner.equals("java.util.Locale") && (name.equals("getDefault") || name.equals("setDefault"))
                || owner.equals("java.time.ZoneId") && name.equals("systemDefault") || string && name.equals("format") && parameters == 2
                || string && (name.equals("formatted") || (name.equals("toUpperCase") || name.equals("toLowerCase")) && parameters == 0)
                || owner.equals("java.time.format.DateTimeFormatter") && name.equals("ofPattern") && parameters == 1;
    }
}
