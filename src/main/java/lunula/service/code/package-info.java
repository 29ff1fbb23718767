/// Programs for other frameworks that rebuild a model and decode one place; plain text.
@NullMarked
package lunula.service.code;

import org.jspecify.annotations.NullMarked;
