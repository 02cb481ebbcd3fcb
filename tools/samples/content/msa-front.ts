/** Cover, contents, parties and recitals of the master services agreement. The companies are fictional. */
export const MSA_FRONT = `
cover: Dated                                                                2026
cover-title: Master Services Agreement
cover: for the supply of a freight data platform and related services
cover: between
cover: **Northwind Freight Group plc**
cover: (as Customer)
cover: and
cover: **Halden Ridge Systems Limited**
cover: (as Supplier)
cover: **Halden Ridge draft (2): 3 November 2026**
cover: Subject to contract and to the approval of the board of each party. This draft is not an offer and neither party is
  bound until an agreement has been signed by both and dated.

front-page: Contents
contents:

front-page: Master Services Agreement
body: This Agreement is made on the date stated on its cover page.

heading: Parties
party: **Northwind Freight Group plc**, a company incorporated in England and Wales with company number 99310552, whose
  registered office is at Harbour House, 2 Tidewater Street, Port Selwyn, Exampleshire ZZ1 2NF (the "**Customer**"); and
party: **Halden Ridge Systems Limited**, a company incorporated in England and Wales with company number 99104417, whose
  registered office is at 14 Meridian Quay, Easthaven, Exampleshire ZZ4 1HR (the "**Supplier**").

heading: Background
recital: The Customer and its Affiliates carry freight by road, rail and short-sea shipping, and plan and track that
  freight with several systems that do not share data.
recital: The Supplier designs, hosts and supports data platforms for carriers, and presented its platform to the Customer
  in a competitive tender that closed on 29 May 2026.
recital: On the strength of that tender, and of what the Supplier said in it about its experience and capacity, the
  Customer selected the Supplier to replace those systems with a single platform and to support it.
recital: The parties have agreed that the Supplier will provide the platform, and such further services as are ordered
  from time to time, on the terms of this Agreement.

heading: Agreed terms
`
