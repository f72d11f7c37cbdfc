package dev.assay.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.MonitorInstruction;

/// No `synchronized`, as a method or as a block, no `volatile`, no `wait` and `notify`. ArchUnit does not see blocks: these are read from the bytecode.
final class Monitors extends ArchCondition<JavaClass> {

    static final Monitors NONE = new Monitors();

    private Monitors() {
        super("not use monitors or volatile fields");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getMethods().stream().filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                .forEach(method -> violated(type, events, method.getDescription() + " is synchronized"));
        type.getFields().stream().filter(field -> field.getModifiers().contains(JavaModifier.VOLATILE))
                .forEach(field -> violated(type, events, field.getDescription() + " is volatile"));
        type.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(Object.class) && call.getName().matches("wait|notify.*"))
                .forEach(call -> violated(type, events, call.getDescription()));
        for (MethodModel method : ClassFile.of().parse(bytes(type)).methods())
            method.code().stream().flatMap(code -> code.elementStream()).filter(MonitorInstruction.class::isInstance).findFirst()
                    .ifPresent(block -> violated(type, events,
                            type.getFullName() + "." + method.methodName().stringValue() + " has a synchronized block"));
    }

    private static void violated(JavaClass type, ConditionEvents events, String message) {
        events.add(SimpleConditionEvent.violated(type, message));
    }

    private static byte[] bytes(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
