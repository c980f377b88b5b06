package org.knime.node;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;
import org.knime.node.RequirePorts.RequireConfigurablePortMode;
import org.knime.node.RequirePorts.RequireSupportedTypes;
import org.knime.node.PortGroup.Kind;
import org.knime.node.PortGroup.PortText;

/** Notes what a node says about one group of ports. */
final class PortGroupBuilder implements RequireConfigurablePortMode {

    private final String id;

    private final PortText input;

    private final PortText output;

    private Kind kind;

    private List<PortType> fixedTypes = List.of();

    private List<PortType> defaultTypes = List.of();

    private Predicate<PortType> supportedTypes = type -> false;

    PortGroupBuilder(String id, PortText input, PortText output) {
        this.id = id;
        this.input = input;
        this.output = output;
    }

    String id() {
        return id;
    }

    PortGroup build() {
        if (kind == null) {
            throw new IllegalStateException("The group of ports \"" + id + "\" does not say what ports it has.");
        }
        if (kind != Kind.FIXED && !Stream.concat(fixedTypes.stream(), defaultTypes.stream()).allMatch(supportedTypes)) {
            throw new IllegalArgumentException("The supported types of the group of ports \"" + id
                + "\" must contain the types of its fixed and default ports.");
        }
        return new PortGroup(id, input, output, kind, fixedTypes, defaultTypes, supportedTypes);
    }

    @Override
    public FinalConfigurablePort fixed(PortType portType) {
        kind = Kind.FIXED;
        fixedTypes = List.of(portType);
        return new FinalConfigurablePort();
    }

    @Override
    public RequireSupportedTypes<OptionalConfigurablePort> optional() {
        return supporting(Kind.OPTIONAL, builder -> type -> {
            builder.defaultTypes = List.of(type);
            return new FinalConfigurablePort();
        });
    }

    @Override
    public RequireSupportedTypes<ExtendableConfigurablePort> extendable() {
        return supporting(Kind.EXTENDABLE, Extendable::new);
    }

    private <T> RequireSupportedTypes<T> supporting(Kind newKind, Function<PortGroupBuilder, T> next) {
        return new RequireSupportedTypes<>() {

            @Override
            public T supportedTypes(PortType... portTypes) {
                return supportedTypes(List.of(portTypes)::contains);
            }

            @Override
            public T supportedTypes(Predicate<PortType> portTypePredicate) {
                kind = newKind;
                supportedTypes = portTypePredicate;
                return next.apply(PortGroupBuilder.this);
            }
        };
    }

    private record Extendable(PortGroupBuilder builder) implements ExtendableConfigurablePort {}
}
