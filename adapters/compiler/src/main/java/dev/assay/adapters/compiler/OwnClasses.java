package dev.assay.adapters.compiler;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The classes compiled from one source file, by binary name.
final class OwnClasses {
    private final TreeMap<String, ClassModel> models = new TreeMap<>();

    OwnClasses(Map<String, byte[]> classes) {
        classes.forEach((name, bytes) -> models.put(name, ClassFile.of().parse(bytes)));
    }

    Collection<ClassModel> models() {
        return models.values();
    }

    boolean isEnum(ClassDesc type) {
        ClassModel model = type.isClassOrInterface() ? models.get(Allowed.binaryName(type)) : null;
        return model != null && model.flags().has(AccessFlag.ENUM);
    }

    /// The foreign types a member may come from: its owner, or what an own class that does not declare it extends and implements.
    List<String> origins(String owner, String member) {
        List<String> found = new ArrayList<>();
        collect(owner, member, found);
        return found;
    }

    private void collect(String owner, String member, List<String> found) {
        @Nullable
        ClassModel model = models.get(owner);
        if (model == null) {
            found.add(owner);
        } else if (!declares(model, member)) {
            model.superclass().ifPresent(parent -> collect(Allowed.binaryName(parent.asSymbol()), member, found));
            model.interfaces().forEach(parent -> collect(Allowed.binaryName(parent.asSymbol()), member, found));
        }
    }

    private static boolean declares(ClassModel model, String member) {
        return model.methods().stream().anyMatch(method -> method.methodName().equalsString(member))
                || model.fields().stream().anyMatch(field -> field.fieldName().equalsString(member));
    }
}
