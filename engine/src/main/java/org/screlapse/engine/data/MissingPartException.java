package org.screlapse.engine.data;

/** Data lack a part that another operation makes, so that a user can be told which one. */
public final class MissingPartException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** The kinds of parts. */
    public enum Part {
        /** An annotation of the cells. */
        CELL_ANNOTATION,
        /** An annotation of the genes. */
        GENE_ANNOTATION,
        /** An embedding of the cells. */
        EMBEDDING,
        /** A graph of the cells. */
        GRAPH,
        /** A matrix besides the counts. */
        LAYER,
        /** An assay. */
        ASSAY
    }

    private final Part part;
    private final String name;

    /**
     * @param part the kind of what is missing
     * @param name its name; empty where none was chosen
     * @param message the sentence for the user
     */
    public MissingPartException(Part part, String name, String message) {
        super(message);
        this.part = part;
        this.name = name;
    }

    /** @return the kind of what is missing */
    public Part part() {
        return part;
    }

    /** @return its name; empty where none was chosen */
    public String name() {
        return name;
    }
}
