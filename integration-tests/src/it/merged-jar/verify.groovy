// Run from the classes and libraries, then from one jar that holds them all: to the fingerprints it is the same code.
def log = new File(basedir, 'build.log').readLines()
def runs = log.collect { it.replaceAll(/ \(\d+ ms.*\)$/, '') }.findAll { it ==~ /Outline\[.*|  transform .*|.*not as built.*|.*differs? from the build.*|done/ }
assert runs == [
    'Outline[path=a.md, headings=2]',
    '  transform  outline   1 computed, 0 reused',
    'done',
    '  transform  outline   0 computed, 0 reused',
    'done']
assert new File(basedir, 'target/classes/META-INF/headrace/com.example.outline.Outlines.fingerprint').exists()
// They hold both times: no class file is parsed.
['apart', 'merged'].each {
  def loaded = new File(basedir, "target/loaded-${it}.txt").text
  assert loaded.contains(' dev.headrace.fingerprint.Manifest ') && !loaded.contains(' org.objectweb.asm.ClassReader ') : it
}
return true
