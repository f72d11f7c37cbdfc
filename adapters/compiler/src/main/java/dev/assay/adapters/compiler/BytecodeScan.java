package dev.assay.adapters.compiler;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Looks through the classes of one source file for what a strategy may not do, and names the line of each offence.
final class BytecodeScan {
    private static final String NO_LOCK = ": callbacks run one at a time, no lock is needed or allowed";
    private static final String SHARED = ": state that outlives a run, or is shared between strategies, makes results differ; use an instance field";

    private final String source;
    private final OwnClasses own;
    private final Offences offences;

    private BytecodeScan(String file, String source, OwnClasses own) {
        this.source = source;
        this.own = own;
        this.offences = new Offences(file);
    }

    /// Every offence as one line `file:line: what, and what to do instead`, in line order; empty when there is none.
    ///
    /// @param classes the class files compiled from the source, by binary name
    static List<String> scan(String file, String source, Map<String, byte[]> classes) {
        OwnClasses own = new OwnClasses(classes);
        BytecodeScan scan = new BytecodeScan(file, source, own);
        own.models().forEach(scan::scan);
        return scan.offences.inLineOrder();
    }

    private void scan(ClassModel type) {
        boolean isEnum = type.flags().has(AccessFlag.ENUM);
        for (FieldModel field : type.fields()) {
            checkField(field, isEnum);
        }
        for (MethodModel method : type.methods()) {
            checkMethod(method);
        }
    }

    private void checkField(FieldModel field, boolean ofEnum) {
        if (field.flags().has(AccessFlag.SYNTHETIC)) {
            return;
        }
        String name = field.fieldName().stringValue();
        ClassDesc type = field.fieldTypeSymbol();
        boolean constant = field.flags().has(AccessFlag.ENUM) || Allowed.immutable(type) || own.isEnum(type);
        if (field.flags().has(AccessFlag.STATIC)) {
            if (!field.flags().has(AccessFlag.FINAL)) {
                offences.add(lineOf("static\\b[^;(]*", name), "static field " + name + " can change" + SHARED);
            } else if (!constant) {
                offences.add(lineOf("static\\b[^;(]*", name),
                        "static field " + name + " is a " + type.displayName() + ", which can change" + SHARED);
            }
        } else if (ofEnum && !(field.flags().has(AccessFlag.FINAL) && constant)) {
            offences.add(lineOf("", name), "field " + name + " of an enum can change, and an enum's constants are static" + SHARED);
        }
    }

    /// Where the source first has the name after these words; fields have no line of their own in a class file.
    private int lineOf(String before, String name) {
        Pattern full = Pattern.compile("\\b" + before + "\\b" + Pattern.quote(name) + "\\s*[=;,(]");
        Pattern bare = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        List<String> lines = source.lines().toList();
        for (Pattern pattern : List.of(full, bare)) {
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    private void checkMethod(MethodModel method) {
        String name = method.methodName().stringValue();
        if (method.flags().has(AccessFlag.NATIVE)) {
            offences.add(lineOf("native\\b[^;(]*", name), "method " + name + " is native: a strategy is plain Java");
        }
        int line = 0;
        for (CodeElement element : method.code().<Iterable<CodeElement>>map(code -> code).orElse(List.of())) {
            if (element instanceof LineNumber number) {
                if (line == 0) {
                    checkDeclaration(method, name, number.line());
                }
                line = number.line();
            }
            boolean ofAssert = name.equals("<clinit>") && element instanceof InvokeInstruction call
                    && call.name().equalsString("desiredAssertionStatus");
            if (!ofAssert) {
                checkElement(element, line);
            }
        }
    }

    private void checkDeclaration(MethodModel method, String name, int line) {
        if (method.flags().has(AccessFlag.SYNCHRONIZED)) {
            offences.add(line, "method " + name + " is synchronized" + NO_LOCK);
        }
        if (name.equals("finalize") && method.methodTypeSymbol().parameterCount() == 0) {
            offences.add(line, "finalize runs when the garbage collector pleases: use onStop");
        }
    }

    private void checkElement(CodeElement element, int line) {
        switch (element) {
            case InvokeInstruction call ->
                checkCall(call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol().parameterCount(), line);
            case NewObjectInstruction made -> checkCall(made.className().asSymbol(), "<init>", -1, line);
            case FieldInstruction access when access.name().equalsString("$assertionsDisabled") -> {
                if (access.opcode() == Opcode.GETSTATIC) {
                    offences.add(line, "assert depends on how Java is started: throw an IllegalStateException instead");
                }
            }
            case FieldInstruction access -> checkCall(access.owner().asSymbol(), access.name().stringValue(), 0, line);
            case MonitorInstruction lock -> {
                if (lock.opcode() == Opcode.MONITORENTER) {
                    offences.add(line, "a synchronized block" + NO_LOCK);
                }
            }
            case InvokeDynamicInstruction dynamic -> {
                for (ConstantDesc argument : dynamic.bootstrapArgs()) {
                    if (argument instanceof DirectMethodHandleDesc handle) {
                        checkCall(handle.owner(), handle.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR ? "<init>" : handle.methodName(),
                                parameters(handle), line);
                    }
                }
            }
            default -> {
                // Arithmetic, jumps, locals and constants cannot reach outside.
            }
        }
    }

    private static int parameters(DirectMethodHandleDesc handle) {
        String descriptor = handle.lookupDescriptor();
        return descriptor.startsWith("(") ? MethodTypeDesc.ofDescriptor(descriptor).parameterCount() : 0;
    }

    private void checkCall(ClassDesc owner, String name, int parameters, int line) {
        if (owner.isArray()) {
            return;
        }
        for (String type : own.origins(Allowed.binaryName(owner), name)) {
            String reason = Allowed.refusal(type, name, parameters);
            if (reason != null) {
                offences.add(line, reason);
            }
        }
    }
}
