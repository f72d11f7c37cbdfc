package dev.assay.adapters.compiler;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks through a compiled class for what a strategy may not do, and names the line of each offence.
final class BytecodeScan {
    private final String file;
    private final String source;
    private final Set<String> own;
    private final List<String> offences;

    /// @param own binary names of the classes compiled together
    /// @param offences takes one line per offence
    BytecodeScan(String file, String source, Set<String> own, List<String> offences) {
        this.file = file;
        this.source = source;
        this.own = own;
        this.offences = offences;
    }

    void scan(byte[] bytes) {
        ClassModel type = ClassFile.of().parse(bytes);
        type.superclass().ifPresent(parent -> checkType(parent.asSymbol(), 0));
        for (FieldModel field : type.fields()) {
            checkField(field);
        }
        for (MethodModel method : type.methods()) {
            checkMethod(method);
        }
    }

    private void checkField(FieldModel field) {
        if (!field.flags().has(AccessFlag.STATIC) || field.flags().has(AccessFlag.SYNTHETIC)) {
            return;
        }
        String name = field.fieldName().stringValue();
        String advice = ": state that outlives a run, or is shared between strategies, makes results differ; use an instance field";
        if (!field.flags().has(AccessFlag.FINAL)) {
            offence(lineOfField(name), "static field " + name + " can change" + advice);
        } else if (!(field.flags().has(AccessFlag.ENUM) || Allowed.immutable(field.fieldTypeSymbol()))) {
            offence(lineOfField(name), "static field " + name + " is a " + field.fieldTypeSymbol().displayName() + ", which can change" + advice);
        }
    }

    private int lineOfField(String name) {
        Pattern declaration = Pattern.compile("\\bstatic\\b.*\\b" + Pattern.quote(name) + "\\b");
        int line = 0;
        for (String text : source.lines().toList()) {
            line++;
            if (declaration.matcher(text).find()) {
                return line;
            }
        }
        return 0;
    }

    private void checkMethod(MethodModel method) {
        if (method.flags().has(AccessFlag.NATIVE)) {
            offence(0, "method " + method.methodName() + " is native: a strategy is plain Java");
        }
        int line = 0;
        boolean first = true;
        for (CodeElement element : method.code().<Iterable<CodeElement>>map(code -> code).orElse(List.of())) {
            if (element instanceof LineNumber number) {
                line = number.line();
                if (first && method.flags().has(AccessFlag.SYNCHRONIZED)) {
                    offence(line, "method " + method.methodName() + " is synchronized: callbacks run one at a time, no lock is needed or allowed");
                }
                first = false;
            }
            checkElement(element, line);
        }
    }

    private void checkElement(CodeElement element, int line) {
        switch (element) {
            case InvokeInstruction call -> checkCall(call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol().parameterCount(), line);
            case NewObjectInstruction made -> checkType(made.className().asSymbol(), line);
            case FieldInstruction access -> checkCall(access.owner().asSymbol(), access.name().stringValue(), 0, line);
            case MonitorInstruction lock -> offence(line, "a synchronized block: callbacks run one at a time, no lock is needed or allowed");
            case InvokeDynamicInstruction dynamic -> {
                for (ConstantDesc argument : dynamic.bootstrapArgs()) {
                    if (argument instanceof DirectMethodHandleDesc handle) {
                        checkCall(handle.owner(), handle.methodName(), handle.invocationType().parameterCount(), line);
                    }
                }
            }
            default -> {
                // Arithmetic, jumps, locals and constants cannot reach outside.
            }
        }
    }

    private void checkType(ClassDesc type, int line) {
        checkCall(type, "<init>", -1, line);
    }

    private void checkCall(ClassDesc owner, String name, int parameters, int line) {
        String reason = reason(owner, name, parameters);
        if (reason != null) {
            offence(line, reason);
        }
    }

    private @Nullable String reason(ClassDesc owner, String name, int parameters) {
        if (owner.isArray() || own.contains(Allowed.binaryName(owner))) {
            return null;
        }
        return Allowed.refusal(Allowed.binaryName(owner), name, parameters);
    }

    private void offence(int line, String what) {
        offences.add(file + (line > 0 ? ":" + line : "") + ": " + what);
    }
}
