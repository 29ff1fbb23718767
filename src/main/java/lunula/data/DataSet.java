package lunula.data;

/// Images to learn from and images to judge by.
///
/// @param name shown to the person
/// @param train training images
/// @param test test images, of the same size and classes
/// @param checksum SHA-256 of training pixels, training labels, test pixels and test labels in
///     turn, hexadecimal
public record DataSet(String name, LabelledImages train, LabelledImages test, String checksum) {}
